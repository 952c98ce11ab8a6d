import type { Reporter, TestModule } from 'vitest/node';

/** Ends the run with one line that a machine can read. A file that does not load counts as a failed test. */
export default class CountsReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const counts = { passed: 0, failed: unhandledErrors.length, skipped: 0, pending: 0 };
    for (const module of modules) {
      if (module.errors().length > 0) counts.failed += 1;
      for (const test of module.children.allTests()) counts[test.result().state] += 1;
    }
    const failed = counts.failed + counts.pending;
    // On exit: nothing of Vitest or of a teardown comes after it.
    process.once('exit', () => {
      console.log(`Tests: ${counts.passed} passed, ${failed} failed, ${counts.skipped} skipped`);
    });
  }
}
