import { parentPort, workerData } from 'node:worker_threads'
import { runTask, type ThreadTask } from './thread-task.ts'

// What runs in the thread that `records-thread.ts` starts.
runTask(workerData as ThreadTask, (message) => parentPort?.postMessage(message))
