/** A failure the person at the keyboard can act on: printed as its one sentence, without a stack. */
export class CommandError extends Error {
  override readonly name = 'CommandError'
}

/** Runs a command's main function; expected failures end as one sentence and exit code 1. */
export async function runCommand(main: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await main()
  } catch (error) {
    console.error(error instanceof CommandError ? error.message : error)
    process.exitCode = 1
  }
  // Pools and watchers of tools may keep the loop alive; the command is over.
  process.exit()
}

/** "12.3 s", for times shown to people. */
export function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`
}
