/** Some of several were refused: one sentence for the person who asked, which says how many and why. */
export class PartlyDone extends Error {
  override readonly name = 'PartlyDone';
}
