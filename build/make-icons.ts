import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { findOrInstallChromium } from '../test/electron-host/chromium.ts'

// `node build/make-icons.ts`: draws icon.svg in the sizes and wrappings that the systems want. Their result is kept.

const folder = import.meta.dirname
const svg = readFileSync(join(folder, 'icon.svg'), 'utf8')

/** Windows takes PNGs of these sizes in one file. */
const icoSizes = [16, 24, 32, 48, 64, 128, 256]
/** Apple's names of PNGs by their size in pixels; `@2x` ones share a size with the next. */
const icnsTypes: readonly (readonly [string, number])[] = [
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024]
]
const linuxSizes = [16, 24, 32, 48, 64, 128, 256, 512]

async function draw(sizes: readonly number[]): Promise<ReadonlyMap<number, Buffer>> {
  const browser = await chromium.launch({ executablePath: findOrInstallChromium(), args: ['--no-sandbox'] })
  const page = await browser.newPage()
  const drawn = new Map<number, Buffer>()
  for (const size of new Set(sizes)) {
    await page.setViewportSize({ width: size, height: size })
    await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`)
    drawn.set(size, await page.screenshot({ omitBackground: true }))
  }
  await browser.close()
  return drawn
}

/** Microsoft's ICONDIR: a header, an entry for each picture, the pictures. */
function ico(pictures: readonly (readonly [number, Buffer])[]): Buffer {
  const header = Buffer.alloc(6 + 16 * pictures.length)
  header.writeUInt16LE(1, 2)
  header.writeUInt16LE(pictures.length, 4)
  let offset = header.length
  for (const [index, [size, png]] of pictures.entries()) {
    const entry = 6 + 16 * index
    // 0 means 256.
    header.writeUInt8(size % 256, entry)
    header.writeUInt8(size % 256, entry + 1)
    header.writeUInt16LE(1, entry + 4)
    header.writeUInt16LE(32, entry + 6)
    header.writeUInt32LE(png.length, entry + 8)
    header.writeUInt32LE(offset, entry + 12)
    offset += png.length
  }
  return Buffer.concat([header, ...pictures.map(([, png]) => png)])
}

/** Apple's ICNS: `icns`, the whole length, then type, length and PNG of each. */
function icns(pictures: readonly (readonly [string, Buffer])[]): Buffer {
  const chunk = (type: string, ...parts: readonly Buffer[]) => {
    const head = Buffer.alloc(8)
    head.write(type, 'latin1')
    head.writeUInt32BE(8 + parts.reduce((sum, { length }) => sum + length, 0), 4)
    return Buffer.concat([head, ...parts])
  }
  return chunk('icns', ...pictures.map(([type, png]) => chunk(type, png)))
}

const drawn = await draw([...icoSizes, ...icnsTypes.map(([, size]) => size), ...linuxSizes])
const picture = (size: number) => drawn.get(size) as Buffer
writeFileSync(join(folder, 'icon.ico'), ico(icoSizes.map((size) => [size, picture(size)])))
writeFileSync(join(folder, 'icon.icns'), icns(icnsTypes.map(([type, size]) => [type, picture(size)])))
mkdirSync(join(folder, 'icons'), { recursive: true })
for (const size of linuxSizes) writeFileSync(join(folder, 'icons', `${size}x${size}.png`), picture(size))
