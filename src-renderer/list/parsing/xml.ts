import { Parser } from 'htmlparser2'
import { decodeAs } from './code-pages.ts'
import { UnreadableFile } from './unreadable-file.ts'

export interface XmlHandlers {
  /** Names come without their namespace prefix, attributes with it. */
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void
  readonly text: (text: string) => void
  readonly close: (name: string) => void
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

/** Deeper than any workbook nests; keeps a made-up file from filling memory with open elements. */
const maxDepth = 256

/** Reads XML as a stream of events. No document type, no entity but the five of XML. Throws UnreadableFile if cut off. */
export function parseXml(xml: string, handlers: XmlHandlers): void {
  let depth = 0
  let elements = 0
  let ended = false
  let cutOff = false
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        elements++
        if (++depth > maxDepth) throw new UnreadableFile('damaged')
        handlers.open(localName(name), attributes)
      },
      ontext: handlers.text,
      onclosetag: (name, isImplied) => {
        depth--
        // In XML only the end of the text closes elements implicitly; the parser also reports `<a/>` like this.
        if (isImplied && ended) cutOff = true
        handlers.close(localName(name))
      }
    },
    { xmlMode: true }
  )
  parser.write(xml)
  ended = true
  parser.end()
  if (cutOff || elements === 0) throw new UnreadableFile('damaged')
}

/** The text of an XML part of a workbook: UTF-8, or UTF-16 with its mark. */
export function decodeXml(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeAs('utf-16le', bytes.subarray(2))
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeAs('utf-16be', bytes.subarray(2))
  return new TextDecoder().decode(bytes)
}
