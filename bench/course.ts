import { setTimeout as pause } from 'node:timers/promises'

/** One part of a run: what it took the last time, in seconds. */
export interface Stage {
  name: string
  title: string
  expected: number
}

/** What became of a part, as it is kept beside its figures. */
export interface Course {
  begun: string
  seconds: number
  /** Why there is nothing of it, or not all. */
  failed?: string
}

/** Carries the parts out one after the other, with what is still to come; what fails is told, and the next one goes on. */
export class Progress {
  readonly #stages: Stage[]
  readonly #say: (line: string) => void
  readonly #ending: AbortSignal
  readonly #began = performance.now()
  #done: Stage[] = []
  #took = 0

  constructor(stages: Stage[], say: (line: string) => void, ending: AbortSignal) {
    this.#stages = stages
    this.#say = say
    this.#ending = ending
  }

  /** The work may answer a sentence about what it could not do. Told to end, the whole run does. */
  async run(name: string, work: () => Promise<string | undefined>): Promise<Course> {
    this.#ending.throwIfAborted()
    const stage = this.#stages.find((each) => each.name === name)
    if (!stage) throw new Error(`Nobody expected ${name}.`)
    const place = this.#stages.indexOf(stage) + 1
    this.#say(`[${place} of ${this.#stages.length}] ${stage.title}; ${minutes(this.#left())} left of all`)
    const course: Course = { begun: new Date().toISOString(), seconds: 0 }
    const began = performance.now()
    try {
      course.failed = await work()
    } catch (error) {
      this.#ending.throwIfAborted()
      course.failed = (error as Error).message
      // Where it went wrong is for whoever watches; the sentence is kept.
      this.#say((error as Error).stack ?? '')
    }
    course.seconds = (performance.now() - began) / 1000
    this.#done.push(stage)
    this.#took += course.seconds
    this.#say(`  ${course.failed ? `failed: ${course.failed}` : 'done'}, in ${course.seconds.toFixed(0)} s`)
    await pause(0)
    return course
  }

  get seconds(): number {
    return (performance.now() - this.#began) / 1000
  }

  /** What the rest took the last time, at the pace of this one. */
  #left(): number {
    const sum = (stages: Stage[]): number => stages.reduce((all, { expected }) => all + expected, 0)
    const before = sum(this.#done)
    const pace = before > 0 ? Math.min(4, Math.max(0.25, this.#took / before)) : 1
    return sum(this.#stages.filter((stage) => !this.#done.includes(stage))) * pace
  }
}

const minutes = (seconds: number): string =>
  seconds < 90 ? `about ${Math.ceil(seconds / 10) * 10} s` : `about ${Math.round(seconds / 60)} minutes`
