import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

export const fontFamily = 'Inter, Noto Sans JP, system-ui, sans-serif'

/** The files of the fonts that pictures are set in. */
export const fonts = {
  inter: [
    require.resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf'),
    require.resolve('@expo-google-fonts/inter/500Medium/Inter_500Medium.ttf'),
    require.resolve('@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf'),
  ],
  noto: [
    require.resolve('@expo-google-fonts/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf'),
    require.resolve('@expo-google-fonts/noto-sans-jp/600SemiBold/NotoSansJP_600SemiBold.ttf'),
  ],
}

/** Whether a text needs more than Latin, Greek and Cyrillic letters: the second font is fifty times as large. */
export function needsNoto(text: string): boolean {
  return /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]/.test(text)
}
