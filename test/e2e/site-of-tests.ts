import { afterAll } from 'vitest'
import { createTestSite } from './app-driver.ts'

/** A test site that is closed after the tests of the file, or of the `describe`, in which it is made. */
export function siteOfTests() {
  const site = createTestSite()
  afterAll(() => site.close())
  return site
}
