import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createExportWork } from '../../src-renderer/export/export-work.ts'
import type { LinkRow } from '../../src-renderer/screens/links/link-rows.ts'
import { mergeTable } from '../../src-renderer/screens/links/sheet-profiles.ts'
import { loadAllTexts } from '../i18n/load-texts.ts'
import { installPackages } from './install-packages.ts'

// While this module is loaded: what makes modules of the texts is gone afterwards.
await loadAllTexts()

/** Of Debian: its `uno` is for no other Python. */
const python = '/usr/bin/python3'
const patients = 12
/** What a letter shows of each patient. */
const columns = ['PATIENT_LINK', 'PATIENT_LAST_NAME', 'PATIENT_FIRST_NAME', 'APPT_DATE', 'APPT_TIME', 'PHONE', 'STATUS']

function aRow(index: number): LinkRow {
  const timeZone = 'Europe/Zurich'
  const content = {
    firstName: `Zoé ${index}`,
    lastName: `Müller-Îles ${index}`,
    gender: 'female',
    phoneNumber: `+417920000${String(index).padStart(2, '0')}`,
    scheduledFor: '2026-12-01T07:45:00Z',
    language: 'fr',
    doctorEmail: 'dora.keller@practice.example',
    timeZone,
    channel: 'sms'
  } as const
  return {
    rowId: `row-${index}`,
    name: '',
    sortKey: '',
    appointmentAt: Date.parse(content.scheduledFor),
    timeZone,
    contact: '',
    state: 'created',
    errors: [],
    invitation: { rowId: `row-${index}`, state: 'created', hasLink: true, content } as NonNullable<
      LinkRow['invitation']
    >
  }
}

/**
 * Merges our sheet for mail merge into a Writer document by LibreOffice. What is wrong with the result; nothing if each
 * patient has a letter with the own values, and no title is there twice.
 */
export function mergeProblems(folder: string): readonly string[] {
  const isThere = spawnSync(python, ['-c', 'import uno'], { stdio: 'ignore' }).status === 0
  const hasWriter = spawnSync('dpkg', ['-s', 'libreoffice-writer-nogui', 'libreoffice-base-nogui'], { stdio: 'ignore' })
  if (!isThere || hasWriter.status !== 0) {
    installPackages('libreoffice-writer-nogui', 'libreoffice-base-nogui', 'python3-uno')
  }
  const rows = Array.from({ length: patients }, (_, index) => aRow(index))
  const table = mergeTable({
    rows,
    factsOf: ({ rowId }) => ({
      texts: undefined,
      entry: undefined,
      link: `https://hospital.example/inv/?invite=${rowId}`
    }),
    language: 'fr',
    timeZone: 'Europe/Zurich',
    now: Date.parse('2026-11-30T08:00:00Z'),
    isPractice: false
  })
  const format = { kind: 'xlsx', sheetName: 'List', pageHeader: 'List' } as const
  writeFileSync(join(folder, 'merge.xlsx'), createExportWork().table({ ...table, format }))
  const script = join(import.meta.dirname, 'mail-merge.py')
  const told = execFileSync(python, [script, folder, 'merge.xlsx', 'List', ...columns], { encoding: 'utf8' })
  const titles = told.trim().split('\t')
  const letters = readFileSync(join(folder, 'merged0.txt'), 'utf8').replace('\uFEFF', '').trim().split(/\r?\n/)
  const wanted = table.rows.map((cells) =>
    columns.map((column) => cells[table.headers.indexOf(column)] ?? '').join('\t')
  )
  return [
    ...titles.filter((title, index) => titles.indexOf(title) !== index).map((title) => `${title} is there twice`),
    ...table.headers.filter((title) => !titles.includes(title)).map((title) => `${title} is not found`),
    ...(letters.length === patients ? [] : [`${letters.length} letters`]),
    ...wanted.filter((line, index) => letters[index]?.trim() !== line).map((line) => `no letter says: ${line}`)
  ]
}
