// Opens a data folder of an older version and prints how far that is, until it is killed.
import { writeSync } from 'node:fs'
import { join } from 'node:path'
import { openRecords } from '../../src-main/records/index.ts'
import { unwrap } from '../support/result.ts'

const [folder = '', key = '', at = '0'] = process.argv.slice(2)
const dataKey = Buffer.from(key, 'hex')
const onProgress = (done: number) => writeSync(1, `${done}\n`)
const { records } = unwrap(openRecords({ folder: join(folder, 'records'), dataKey, now: () => Number(at), onProgress }))
records.close()
writeSync(1, 'done\n')
