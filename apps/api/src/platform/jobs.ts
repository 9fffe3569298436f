import { Injectable } from '@nestjs/common'

export type JobHandler = (payload: unknown) => Promise<void>

/** What the queue can be asked to do. Rooms register their jobs when their module starts; one runner works them off. */
@Injectable()
export class Jobs {
  private readonly handlers = new Map<string, JobHandler>()

  register(name: string, handler: JobHandler): void {
    this.handlers.set(name, handler)
  }

  all(): Readonly<Record<string, JobHandler>> {
    return Object.fromEntries(this.handlers)
  }
}
