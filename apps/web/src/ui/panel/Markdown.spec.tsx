import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { Markdown } from './Markdown.js';

afterEach(cleanup);

const shown = async (text: string) => {
  const { container } = render(<Markdown text={`${text}\n\n**loaded**`} />);
  await screen.findByText('loaded', { selector: 'strong' });
  return container;
};

describe('Markdown', () => {
  it('drops raw HTML', async () => {
    const text = await shown('<script>alert(1)</script><b onclick="alert(1)">bold</b> text');
    expect(text.querySelector('script, b, [onclick]')).toBeNull();
  });

  it('follows only http, https and mailto, in a new window that knows nothing of ours', async () => {
    const text = await shown(
      '[js](javascript:alert(1)) [data](data:text/html,x) [local](/api/people) [web](https://example.org) [mail](mailto:a@b.c)',
    );
    const links = [...text.querySelectorAll('a')];
    expect(links.map(({ href }) => href)).toEqual(['https://example.org/', 'mailto:a@b.c']);
    expect(links.every(({ rel, target }) => rel === 'noopener nofollow' && target === '_blank')).toBe(true);
  });

  it('asks no other server for a picture', async () => {
    const text = await shown('![a chart](https://example.org/pixel.png)');
    expect(text.querySelector('img')).toBeNull();
    expect(screen.getByRole('link', { name: '[picture: a chart]' })).toBeTruthy();
  });

  it('shows tables and task lists', async () => {
    const text = await shown('| a | b |\n|---|---|\n| 1 | 2 |\n\n- [x] done');
    expect(text.querySelectorAll('td')).toHaveLength(2);
    expect(text.querySelector<HTMLInputElement>('input[type=checkbox]')?.disabled).toBe(true);
  });
});
