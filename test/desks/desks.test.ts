import { expect, test } from 'vitest'
import { courses, findings, runCourse } from './desks-run.ts'

test('two computers with one list, one after the other: nobody gets a second message, and all links are in both lists', async () => {
  const judgement = await runCourse({ seed: 1, startsAfterMs: 'the end', kill: null })
  expect(findings(judgement)).toEqual([])
  expect(judgement.sentTwice).toBe(0)
})

test('two that start within a second, one of them killed: every patient has one live invitation, or is named', async () => {
  const found: string[] = []
  for (const course of courses(7)) {
    if (course.startsAfterMs === 'the end') continue
    found.push(...findings(await runCourse(course)))
    if (course.kill === null) break
  }
  expect(found).toEqual([])
}, 240_000)
