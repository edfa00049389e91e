import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { corpusReason, limits, readBytes } from '../../../src-renderer/list/parsing/index.ts'
import { encode, readText, reasonOf } from './builders.ts'

const compoundFile = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]

function compound(stream: string): Uint8Array {
  return Uint8Array.from([...compoundFile, ...new Uint8Array(1000), ...encode('utf-16le', stream), 0, 0])
}

function zipOf(...names: string[]): Uint8Array {
  return zipSync(Object.fromEntries(names.map((name) => [name, strToU8('x')])))
}

function ascii(text: string): Uint8Array {
  return encode('windows-1252', text)
}

const prose =
  'Sehr geehrte Frau Müller,\n\nanbei sende ich Ihnen, wie gestern am Telefon besprochen, die Liste der Patienten.\n' +
  'Bitte rufen Sie mich an, falls etwas fehlt, denn ich bin morgen, wie immer, im Haus.\n\nFreundliche Grüsse, A. Meier\n'

describe('what is no list', () => {
  it.each([
    ['nothing', new Uint8Array(), 'empty-file'],
    ['blank lines', ascii('\r\n \r\n;;;\r\n'), 'empty-file'],
    ['only a byte order mark', Uint8Array.of(0xff, 0xfe), 'empty-file'],
    ['only NUL bytes', new Uint8Array(5000), 'damaged'],
    ['an encrypted workbook', compound('EncryptedPackage'), 'password-protected'],
    ['an old Excel workbook', compound('Workbook'), 'old-excel'],
    ['a very old Excel workbook', Uint8Array.of(9, 8, 8, 0, 0, 5, 0x10, 0), 'old-excel'],
    ['a Word document of old', compound('WordDocument'), 'text-document'],
    ['an Outlook message', compound('__substg1.0_0037001F'), 'mail'],
    ['a compound file of another kind', compound('Other'), 'not-text'],
    ['a binary workbook', zipOf('[Content_Types].xml', 'xl/workbook.bin'), 'binary-excel'],
    ['an OpenDocument sheet', zipOf('mimetype', 'content.xml'), 'open-document'],
    ['a Word document', zipOf('word/document.xml'), 'text-document'],
    ['a Numbers sheet', zipOf('Index/Document.iwa'), 'apple-numbers'],
    ['a ZIP archive', zipOf('list.csv'), 'archive'],
    ['the beginning of a ZIP', ascii('PK\x03\x04....'), 'damaged'],
    ['a PDF', ascii('\n%PDF-1.7\n'), 'pdf'],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10), 'image'],
    ['a photo of a telephone', ascii('\0\0\0\x18ftypheic'), 'image'],
    ['a 7-Zip archive', Uint8Array.of(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c), 'archive'],
    ['an Access database', ascii('\0\x01\0\0Standard ACE DB\0'), 'database'],
    ['rich text', ascii('{\\rtf1\\ansi Liste}'), 'text-document'],
    ['a mail', ascii('From: a@example.org\nTo: b@example.org\nMIME-Version: 1.0\n\nBonjour'), 'mail'],
    [
      'a workbook saved as a web page in one file',
      ascii('MIME-Version: 1.0\nX-Document-Type: Workbook\nContent-Type: multipart/related\n\nx; y\n'),
      'old-excel'
    ],
    ['a mail saved as text', ascii('Von: Anna; Praxis\nAn: Eva\nBetreff: Liste; dringend\n\nHallo, Eva\n'), 'mail'],
    ['a print file', ascii('%!PS-Adobe-3.0\n(Nom; Natel) show\n'), 'text-document'],
    ['a database dump', ascii("INSERT INTO patient VALUES ('Rey', '0791234567');\n"), 'data-file'],
    ['a calendar', ascii('BEGIN:VCALENDAR\nVERSION:2.0\n'), 'calendar'],
    ['JSON', ascii('[\n  {"name": "Dupont", "phone": "079"}\n]'), 'data-file'],
    ['another XML', ascii('<?xml version="1.0"?><list><a/></list>'), 'data-file'],
    ['a web page', ascii('<!DOCTYPE html><html><body>Session expired</body></html>'), 'web-page'],
    ['a letter', encode('windows-1252', prose), 'no-columns'],
    ['a line', ascii('Bonjour, je vous envoie la liste des patients de demain.'), 'no-columns'],
    ['random bytes', Uint8Array.from({ length: 4000 }, (_, at) => (at * 7919 + (at >> 3) * 31) % 256), 'not-text']
  ] as const)('%s', (_, bytes, reason) => {
    expect(reasonOf(readBytes(bytes))).toBe(reason)
  })

  it('is not a list whose header alone is there', () => {
    expect(reasonOf(readText('Nom,Prénom,Natel\n'))).toBe('table')
  })

  it('has a coarse reason, too', () => {
    expect([corpusReason('empty-file'), corpusReason('password-protected'), corpusReason('old-excel')]).toEqual([
      'empty-file',
      'password-protected',
      'not-a-list'
    ])
  })
})

describe('limits', () => {
  const row = 'A;B;C\n'

  it('refuse a file that is too large', () => {
    expect(reasonOf(readBytes(new Uint8Array(limits.fileBytes + 1)))).toBe('too-large')
  })

  it('refuse too many rows, not blank lines at the end', () => {
    expect([
      reasonOf(readText(row.repeat(limits.rows + 1))),
      reasonOf(readText(row.repeat(limits.rows) + ';;\n'.repeat(1000)))
    ]).toEqual(['too-many-rows', 'table'])
  })

  it('refuse too many columns, not empty cells at the end', () => {
    const wide = (count: number) => Array(count).fill('x').join(';')
    expect([
      reasonOf(readText(`${wide(limits.columns + 1)}\n`)),
      reasonOf(readText(`${wide(limits.columns)}${';'.repeat(900)}\n`))
    ]).toEqual(['too-many-columns', 'table'])
  })
})
