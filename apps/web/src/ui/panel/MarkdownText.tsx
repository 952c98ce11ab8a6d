import ReactMarkdown, { type Components } from 'react-markdown';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';
import { words } from './words.js';

const allowed = /^(https?:|mailto:)/i;

const schema: typeof defaultSchema = {
  ...defaultSchema,
  protocols: { ...defaultSchema.protocols, href: ['http', 'https', 'mailto'], src: ['http', 'https'] },
};

/** A picture is a request to somebody's server for each reader, so it is offered as a link. */
const components: Components = {
  a: ({ href, children }) => (href ? <Outside to={href}>{children}</Outside> : <span>{children}</span>),
  img: ({ src, alt }) => (src ? <Outside to={String(src)}>{words.picture(alt ?? '')}</Outside> : null),
};

export default function MarkdownText({ text }: { text: string }) {
  return (
    <ReactMarkdown
      skipHtml
      remarkPlugins={[remarkGfm]}
      rehypePlugins={[[rehypeSanitize, schema]]}
      urlTransform={(url) => (allowed.test(url) ? url : '')}
      components={components}
    >
      {text}
    </ReactMarkdown>
  );
}

const Outside = ({ to, children }: { to: string; children: React.ReactNode }) => (
  <a href={to} target="_blank" rel="noopener nofollow">
    {children}
  </a>
);
