/** What the section of canned replies says. */
export const words = {
  about: 'Words that are written often: whoever comments on a ticket takes them in by one choice.',
  none: 'None yet.',
  readOnly: 'Only an admin changes them.',
  name: 'Name',
  text: 'Text',
  add: 'Add a reply',
  save: 'Save',
  cancel: 'Cancel',
  change: 'Change',
  changeOf: (name: string) => `Change ${name}`,
  remove: 'Remove',
  removeOf: (name: string) => `Remove ${name}`,
  added: (name: string) => `Added the reply ${name}`,
  changed: (name: string) => `Changed the reply ${name}`,
  removed: (name: string) => `Removed the reply ${name}`,
} as const;
