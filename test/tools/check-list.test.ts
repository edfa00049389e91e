import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const script = fileURLToPath(new URL('./check-list.ts', import.meta.url))
const root = fileURLToPath(new URL('../..', import.meta.url))

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'check-list-'))
  writeFileSync(
    join(folder, 'list.csv'),
    'Nom;Prénom;Sexe;Natel;Date;Heure\nRey;Luc;M;079 123 45 67;02.12.2026;12:30\n'
  )
  writeFileSync(join(folder, 'empty.csv'), '')
  writeFileSync(
    join(folder, 'day.csv'),
    [
      'Consultations du mardi 1er décembre 2026',
      'Heure;Nom;Prénom;Sexe;Natel;Natel bureau;Médecin;Type',
      '08:00;Rey;Luc;M;;079 123 45 67;Dr Favre;Vidéo',
      '08:20;Roy;Eva;F;079 123 45 68;;Dr Favre;Cabinet'
    ].join('\n')
  )
  writeFileSync(
    join(folder, 'said.json'),
    JSON.stringify({
      now: '2026-11-30T07:00:00Z',
      day: 'proposed',
      invite: { column: 'Type', values: ['Vidéo'] },
      contacts: ['Natel bureau'],
      destinations: [{ text: 'Favre', doctorEmail: 'favre@h.example' }]
    })
  )
  // Some members only, and the mark that Windows editors write.
  writeFileSync(join(folder, 'settings.json'), '\uFEFF{"now":"2026-11-30T07:00:00Z","queue":"vidéo"}')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Runs the script in the package's folder, as npm does, called from the folder of the lists. */
function run(...words: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    const env = { ...process.env, INIT_CWD: folder }
    execFile(process.execPath, [script, ...words], { cwd: root, env }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err })
    )
  })
}

const luc = {
  file: 'list.csv',
  rows: [
    {
      row: 2,
      verdict: 'ready',
      invitation: {
        firstName: 'Luc',
        lastName: 'Rey',
        gender: 'male',
        phoneNumber: '+41791234567',
        scheduledFor: '2026-12-02T11:30:00Z',
        language: 'fr',
        queue: 'vidéo'
      },
      why: [],
      warn: []
    }
  ],
  skipped: [{ row: 1, why: 'header' }],
  proposals: { contacts: [], days: [] }
}

describe('check-list', () => {
  it('finds relative paths where it was called, and writes nothing but JSON', async () => {
    const { code, out, err } = await run('list.csv', '--settings', 'settings.json', '--json')
    expect([code, err, JSON.parse(out)]).toEqual([0, '', luc])
  })

  it('writes one array for several files, unreadable ones too', async () => {
    const { code, out } = await run(join(folder, 'list.csv'), 'empty.csv', '--settings', 'settings.json', '--json')
    expect([code, JSON.parse(out)]).toEqual([0, [luc, { file: 'empty.csv', unreadable: 'empty-file' }]])
  })

  it('prints words and the times of the list’s zone', async () => {
    const { out } = await run('list.csv', '--settings', 'settings.json')
    expect(out).toContain('Rey  Luc  +41791234567  Wed 02/12/2026, 12:30')
    expect(out).toContain('set aside   [column titles]')
    expect(out).toMatch(/^1 set aside, 1 ready$/m)
  })

  it('prints what the app proposes', async () => {
    const { out } = await run('day.csv', '--settings', 'settings.json')
    expect(out).toContain('asked: whose is "Natel bureau"? (079 123 45 67) patients without another contact: 1')
    expect(out).toContain('proposed day: 2026-12-01 (title)')
    expect(out).toContain('proposed to invite: "Type" Vidéo')
  })

  it('takes all that the user may say of a list', async () => {
    const { out } = await run('day.csv', '--settings', 'said.json', '--json')
    const { rows } = JSON.parse(out) as { rows: readonly unknown[] }
    expect(rows).toMatchObject([
      {
        verdict: 'ready',
        invitation: {
          phoneNumber: '+41791234567',
          scheduledFor: '2026-12-01T07:00:00Z',
          doctorEmail: 'favre@h.example'
        }
      },
      { verdict: 'blocked', why: ['not-chosen'] }
    ])
  })

  it('reports failures on stderr, with exit code 2', async () => {
    const outcomes = await Promise.all([run('none.csv', '--json'), run('list.csv', '--settings', 'list.csv')])
    expect(outcomes.map(({ code, out, err }) => [code, out, err === ''])).toEqual([
      [2, '', false],
      [2, '', false]
    ])
  })
})
