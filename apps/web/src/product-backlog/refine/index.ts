export { default } from './RefinePage.js';
