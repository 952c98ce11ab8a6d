/** What the section of both tracks' columns says. */
export const words = {
  about:
    'When a card is pulled into a column, when it is done there, and how many the column takes. Each stands in the header of its column on the board. Where cards come in and where they end, a limit only warns.',
  product: 'Product: set by the product owner',
  service: 'Service: set by an admin',
} as const;
