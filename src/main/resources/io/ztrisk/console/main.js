/** Starts the console. */
import {html, render} from "./html.js";
import {App} from "./app.js";
import {applyTheme} from "./preferences.js";
import {go, startRouter} from "./router.js";
import {wanted} from "./signin.js";

applyTheme();
startRouter();
const address = wanted();
if (address) {
	go(address, true);
}
const root = /** @type {HTMLElement} */ (document.querySelector("#console"));
root.replaceChildren();
render(html`<${App} />`, root);
