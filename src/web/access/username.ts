/** A user name made of an e-mail address: what stands before the @, in the letters that are allowed. */
export function usernameOf(email: string): string {
  const name = (email.split('@')[0] ?? '')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9._-]+/g, '')
    .slice(0, 40)
  return name.length >= 3 ? name : `${name}${'user'.slice(0, 4 - name.length)}`
}
