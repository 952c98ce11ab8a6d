const READING =
  'all(InnerText|TextContent)s|count|evaluate(All)?|getAttribute|inner(HTML|Text)|inputValue|is(Checked|Disabled|Editable|Enabled|Hidden|Visible)|textContent';

/** What a page shows takes its time: a test asks again until it is so. */
export const askedAgainRules = {
  files: ['test/browser/**/*.ts'],
  rules: {
    'no-restricted-syntax': [
      'error',
      {
        selector: `CallExpression[callee.name='expect'] AwaitExpression > CallExpression[callee.property.name=/^(${READING})$/]`,
        message: 'A page needs a moment: ask again by expect.poll(() => …).',
      },
    ],
  },
};
