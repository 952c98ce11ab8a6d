export const words = {
  undo: 'Undo',
  nothingToUndo: 'Nothing to undo.',
  undone: (said: string) => `Undone: ${said}`,
  notUndone: (said: string, why: string) => `Not undone: ${said}. ${why}`,
};
