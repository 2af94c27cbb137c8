/** Where agents speak to this server. */
export const agentAddress = () => `${location.origin}/mcp`

/** What most agents take as the configuration of a server. */
export function agentConfig(secret: string): string {
  const server = { type: 'http', url: agentAddress(), headers: { Authorization: `Bearer ${secret}` } }
  return JSON.stringify({ mcpServers: { datainsight: server } }, null, 2)
}

/** A first request of a program. */
export const curlLine = (secret: string) =>
  `curl -H 'Authorization: Bearer ${secret}' ${location.origin}/api/v1/datasets`
