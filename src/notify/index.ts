/** What a night brought, told to people and machines. */

export { digestOf, htmlOf, textOf } from './digest.js';
export { tellByMail } from './mail.js';
export { messageFor, tellWebhook } from './webhook.js';
