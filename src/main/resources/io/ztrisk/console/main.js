/** Starts the console. */
import {html, render} from "./html.js";
import {App} from "./app.js";
import {applyTheme} from "./preferences.js";
import {startRouter} from "./router.js";

applyTheme();
startRouter();
const root = /** @type {HTMLElement} */ (document.querySelector("#console"));
root.replaceChildren();
render(html`<${App} />`, root);
