import { describe, expect, test } from 'vitest'
import type { DirectoryItem, DirectoryView } from '#contract/directory.ts'
import {
  changeTo,
  entryFor,
  type KnownTargets,
  nameOf,
  proposeTargets,
  readTarget
} from '../../../src-renderer/screens/directory/targets.ts'

const item = (entry: DirectoryItem['entry'], source: DirectoryItem['source'] = 'confirmed'): DirectoryItem => ({
  entry,
  source,
  answer: null
})

function known(items: readonly DirectoryItem[], more: Partial<DirectoryView> = {}): KnownTargets {
  return {
    directory: { connectionId: 'hospital', items: [...items], accepted: [], ...more },
    destinations: {
      doctors: ['dora.keller@h.example', 'jean.favre@h.example'],
      queues: ['Onkologie', 'Tagesklinik Nord']
    }
  }
}

const names = (text: string, of: KnownTargets) => proposeTargets(text, of).map(({ target }) => nameOf(target))

describe('what could be meant by a text', () => {
  test('is everything that is known, the nearest first', () => {
    expect(names('Dr. Jean Favre', known([]))[0]).toBe('jean.favre@h.example')
    expect(names('KELD', known([]))[0]).toBe('dora.keller@h.example')
    expect(names('Tagesklinik', known([]))[0]).toBe('Tagesklinik Nord')
    expect(names('Dr Rey', known([]))).toHaveLength(4)
  })

  test('begins with what a list had together with the text, however unlike', () => {
    const seen = item({ text: 'Dr Keller', doctorEmail: 'u123@h.example' }, 'seen')
    expect(names('KELLER', known([seen])).slice(0, 2)).toEqual(['u123@h.example', 'dora.keller@h.example'])
  })

  test('has each account once, with the best reason', () => {
    const entry = item({ text: 'Dr Keller', doctorEmail: 'Dora.Keller@h.example' })
    const proposals = proposeTargets(
      'Dora Keller',
      known([entry], { accepted: [{ doctorEmail: 'dora.keller@h.example' }] })
    )
    expect(proposals.filter(({ target }) => /keller/i.test(nameOf(target))).map(({ reason }) => reason)).toEqual([
      'known'
    ])
  })

  test.each([
    ['Dr Rey', 'dora.keller@h.example'],
    ['Dr Kessler', 'dora.keller@h.example'],
    ['Frau Dr. Müller', 'jean.favre@h.example']
  ])('does not come near where only some letters are the same: %s', (text, unlike) => {
    const found = proposeTargets(text, known([])).find(({ target }) => nameOf(target) === unlike)
    expect(found?.nearness).toBeLessThan(0.65)
  })
})

describe('what is typed', () => {
  test.each([
    ['dora.keller@h.example', { doctorEmail: 'dora.keller@h.example' }],
    [' onkologie ', { queue: 'Onkologie' }]
  ])('%s is an account or a queue of the server', (typed, target) => {
    expect(readTarget(typed, known([]))).toEqual({ kind: 'target', target })
  })

  test.each([
    ['', 'targetMissing'],
    ['dora@', 'addressWrong'],
    ['Onko', 'queueUnknown']
  ])('“%s” is neither', (typed, problem) => {
    expect(readTarget(typed, known([]))).toEqual({ kind: 'wrong', problem })
  })

  test('is taken for a queue where the server does not tell its queues', () => {
    const silent = { ...known([]), destinations: { doctors: [], queues: [] } }
    expect(readTarget('Onko', silent)).toEqual({ kind: 'target', target: { queue: 'Onko' } })
  })
})

describe('an entry', () => {
  const own = item({ text: 'Dr Keller', queue: 'Onkologie' })

  test('counts for all ways of writing its text; one of IT counts first, one that was only seen does not', () => {
    const byIt = item({ text: 'KELLER', queue: 'Tagesklinik Nord' }, 'it')
    expect(entryFor('keller', known([own]).directory)).toBe(own)
    expect(entryFor('Dr Keller', known([own, byIt]).directory)).toBe(byIt)
    expect(entryFor('Dr Keller', known([{ ...own, source: 'seen' }]).directory)).toBe(undefined)
  })

  test('replaces those of the same text, and the one that it corrects', () => {
    const other = item({ text: 'KELD', queue: 'Onkologie' })
    const entry = { text: 'Keller', doctorEmail: 'dora.keller@h.example' }
    expect(changeTo(entry, known([own, other]).directory, other.entry)).toEqual({
      saved: [entry],
      forgotten: [own.entry, other.entry]
    })
  })
})
