export const words = {
  heading: 'Public request form',
  about:
    'Whoever has its link asks of the product without an account, and follows the answer by a private link. What they ask waits in the inbox.',
  sure: 'Revoke: whoever has it cannot ask any more',

  follows: (name: string) => `${name} reads the answer by a private link.`,
  revoked: (name: string) => `The private link of ${name} was taken back.`,
  opened: (ago: string) => `Opened ${ago}.`,
  never: 'Never opened.',
  manage: 'Private link',
  renew: 'Give a new one',
  take: 'Take it back',
  own: (name: string) => `Private link for ${name}`,
};
