import type { ListWork } from './views.ts'
import type { ListRequest } from './worker/list-sessions.ts'
import type { WorkerClient } from './worker-client.ts'

/** The worker that holds all lists that are open. */
export interface ListWorker {
  ask(request: ListRequest): unknown
}

/** The work on one opening: nothing that is asked here reaches another one. `opening`: a new UUID, or one whose worker died. */
export function workOf(worker: WorkerClient<ListWorker>, opening: string): WorkerClient<ListWork> {
  return new Proxy({} as WorkerClient<ListWork>, {
    get: (_, name) => (input: unknown) => worker.ask({ opening, name: name as keyof ListWork, input })
  })
}
