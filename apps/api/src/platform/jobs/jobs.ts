import { Injectable } from '@nestjs/common'
import type { Task } from './job-runner.js'

/** What the queue can be asked to do. Rooms register their jobs when their module starts; one runner works them off. */
@Injectable()
export class Jobs {
  private readonly tasks = new Map<string, Task>()

  register(name: string, task: Task): void {
    this.tasks.set(name, task)
  }

  all(): Readonly<Record<string, Task>> {
    return Object.fromEntries(this.tasks)
  }
}
