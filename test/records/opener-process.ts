// Opens records and says whether that worked.
import { open } from './builders.ts'

const [folder = ''] = process.argv.slice(2)
try {
  open(folder)
  console.log('opened')
} catch (error) {
  console.log(error instanceof Error ? error.message : error)
}
