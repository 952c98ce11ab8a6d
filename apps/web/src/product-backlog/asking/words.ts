export const words = {
  heading: 'Public request form',
  about:
    'Whoever has its link asks of the product without an account, and follows the answer by a private link. What they ask waits in the inbox.',
  sure: 'Revoke: whoever has it cannot ask any more',
};
