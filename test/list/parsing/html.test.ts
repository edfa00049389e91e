import { describe, expect, it } from 'vitest'
import { readBytes, readPasted } from '../../../src-renderer/list/parsing/index.ts'
import { cellsOf, encode, readText } from './builders.ts'

function table(rows: string, head = ''): string {
  return `<html><head>${head}</head><body><table>${rows}</table></body></html>`
}

describe('an HTML table', () => {
  it('counts every row and shows what a browser shows', () => {
    const rows =
      '<tr><td colspan=3>Liste\n  du   jour</td></tr>' +
      '<tr><th>Nom</th><th>RDV<br>Date</th><th><p>E-Mail</p></th></tr>' +
      '<tr><td>B&uuml;chi &amp; S&#246;hne<td><font>01.<b>12</b>.2026</font><td>&nbsp;</tr><tr></tr>' +
      '<tr><td>&lt;b&gt;Frei&lt;/b&gt;</td><td><script>no()</script><style>no</style></td><td> <div>a</div><div>b</div> </td></tr>'
    expect(cellsOf(readText(table(rows)))).toEqual([
      [1, 'Liste du jour'],
      [2, 'Nom', 'RDV\nDate', 'E-Mail'],
      [3, 'Büchi & Söhne', '01.12.2026', '\u00a0'],
      [4],
      [5, '<b>Frei</b>', '', 'a\nb']
    ])
  })

  it('ends where its columns do, even if a few kilobytes of spans claim more cells than fit into memory', () => {
    const spans = '<tr><td rowspan=65000 colspan=300>x</td></tr>'.repeat(3000)
    const far = '<tr><td colspan=501>&nbsp;</td><td>x</td></tr>'
    expect([spans, far].map((rows) => cellsOf(readText(table(rows))))).toEqual(['too-many-columns', 'too-many-columns'])
  })

  it('has cells over several rows in all of them, and over several columns once', () => {
    const rows =
      '<tr><td rowspan=3>A</td><td>1</td><td rowspan=2>x</td></tr>' +
      '<tr><td>2</td></tr>' +
      '<tr><td colspan=2>3</td><td>4</td></tr>' +
      '<tr><td rowspan=2 colspan=2>B</td><td>5</td></tr><tr><td>6</td></tr>'
    expect(cellsOf(readText(table(rows)))).toEqual([
      [1, 'A', '1', 'x'],
      [2, 'A', '2', 'x'],
      [3, 'A', '3', '', '4'],
      [4, 'B', '', '5'],
      [5, 'B', '', '6']
    ])
  })

  it('marks hidden rows', () => {
    expect(readText(table('<tr><td>a<td>b</tr><tr style="display: none"><td>c<td>d</tr>'))).toMatchObject({
      records: [{ row: 1 }, { row: 2, hidden: true }]
    })
  })

  it('takes the full number where Excel or LibreOffice shows it cut short', () => {
    const rows =
      '<tr><td x:num="41791234567">4.17912E+10</td><td x:num="46359">03.12.2026</td><td sdval="41791234568">###</td></tr>'
    expect(cellsOf(readText(table(rows)))).toEqual([[1, '41791234567', '03.12.2026', '41791234568']])
  })

  it('reads several tables, and tables in tables, as one list in the order of the rows', () => {
    const inner = '<table><tr><td>Nom<td>Natel</tr><tr><td>A<td>079</tr></table>'
    expect(
      cellsOf(
        readText(`<table><tr><td>Titre</td></tr><tr><td>${inner}</td></tr></table><table><tr><td>B<td>078</table>`)
      )
    ).toEqual([[1, 'Titre'], [2], [3, 'Nom', 'Natel'], [4, 'A', '079'], [5, 'B', '078']])
  })

  it.each(['windows-1252', 'macintosh', 'iso-8859-15'] as const)('is decoded as it declares: %s', (encoding) => {
    const html = table('<tr><td>Hôpital</td><td>Ö</td></tr>', `<meta charset="${encoding}">`)
    const reading = readBytes(encode(encoding, html))
    expect([reading.kind === 'table' && reading.format.encoding, cellsOf(reading)]).toEqual([
      encoding,
      [[1, 'Hôpital', 'Ö']]
    ])
  })

  it('is UTF-8 when its bytes are, whatever it declares', () => {
    const html = table('<tr><td>Hôpital</td><td>Ö</td></tr>', '<meta charset="windows-1252">')
    expect(cellsOf(readText(html))).toEqual([[1, 'Hôpital', 'Ö']])
  })
})

describe('what is pasted', () => {
  it('is read from the HTML of the clipboard if it has a table', () => {
    const html = '<!--StartFragment--><table><tr><td>Nom<td>Natel</tr><tr><td>A<br>B<td>079</tr></table>'
    expect(readPasted('Nom\tNatel\nA B\t079', html)).toMatchObject({
      format: { container: 'paste' },
      records: [{ cells: ['Nom', 'Natel'] }, { cells: ['A\nB', '079'] }]
    })
  })

  it('is read from the text else, divided by tabs, with cells of several lines', () => {
    expect(readPasted('Nom\tNatel; privé\r\n"A\nB"\t079;1\r\n', '<p>no table</p>')).toMatchObject({
      format: { container: 'paste', delimiter: '\t', lineEnds: 'mixed' },
      records: [{ cells: ['Nom', 'Natel; privé'] }, { cells: ['A\nB', '079;1'] }]
    })
  })

  it('may be CSV', () => {
    expect(cellsOf(readPasted('Nom;Natel\nA;079'))).toEqual([
      [1, 'Nom', 'Natel'],
      [2, 'A', '079']
    ])
  })

  it('is empty, or no list', () => {
    expect([cellsOf(readPasted(' \n')), cellsOf(readPasted('Bonjour Madame'))]).toEqual(['empty-file', 'no-columns'])
  })
})
