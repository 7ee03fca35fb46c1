/** Pages of an invented site: management responses, and what stands in their place on a bad day. */
import { html } from './server.js';

/** A management response with one recommendation and one key action. */
export const response = (town: string, status = 'Initiated', more = ''): string =>
  html(`<h1>Evaluation of the water works of ${town}</h1>
<p>Commissioning Unit: Mexico</p>
<p>Unit Responsible for providing Management Response: Mexico</p>
<h5>1. Recommendation:</h5><p>Let the people of ${town} choose the board of their water works.</p>
<h5>Management Response:</h5><p>The people of ${town} will choose it.</p>
<h5>Key Actions:</h5>
<table><tr><th>Key Action</th><th>Responsible</th><th>DueDate</th><th>Status</th></tr>
<tr><td>Hold an election in ${town}</td><td>Water Unit</td><td>2026/07</td><td>${status}</td></tr></table>
${more}<footer>Contact us</footer>`);

/** The same page without its recommendations. */
export const bare = (town: string): string =>
  html(`<h1>Evaluation of the water works of ${town}</h1>
<p>Commissioning Unit: Mexico</p>
<p>Unit Responsible for providing Management Response: Mexico</p><footer>Contact us</footer>`);

export const signIn = html('<h1>Sign in</h1><p>User name</p>');
export const notFound = html('<h1>Page not found</h1><p>Sorry.</p>');
export const maintenance = html('<p>We are working on our pages for you.</p>');
