import { logoMax } from '#contract/letters.ts'

/** Endings of the pictures that are taken. A drawing (SVG) is none of them: it may hold scripts and addresses. */
export const logoTypes = ['.png', '.jpg', '.jpeg'] as const

/** In pixels, the longest first: at 70 mm on paper the first has 290 points per inch. */
const widths = [800, 560, 400, 280, 200] as const

/** A file that is larger is no logo. */
const fileSizeMax = 20 * 1024 * 1024

const signatures = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff]
] as const

/**
 * The picture of a file, drawn anew as a PNG: only its points are taken, not what else is in the file. `no-picture`: the
 * file is none that we take; `too-large`: it stays too large in every size.
 */
export async function readLogo(file: File): Promise<string | 'no-picture' | 'too-large'> {
  if (file.size > fileSizeMax) return 'too-large'
  const bytes = new Uint8Array(await file.arrayBuffer())
  if (!signatures.some((signature) => signature.every((byte, index) => bytes[index] === byte))) return 'no-picture'
  let picture: ImageBitmap
  try {
    picture = await createImageBitmap(file)
  } catch {
    return 'no-picture'
  }
  try {
    for (const width of widths) {
      const drawn = draw(picture, Math.min(1, width / picture.width, width / picture.height))
      if (drawn.length <= logoMax) return drawn
    }
    return 'too-large'
  } finally {
    picture.close()
  }
}

function draw(picture: ImageBitmap, scale: number): string {
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return canvas.toDataURL('image/png')
}
