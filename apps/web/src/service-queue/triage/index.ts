export { default } from './TriagePage.js';
