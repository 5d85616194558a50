/** Starts the console. */
import {html, render} from "./html.js";
import {App} from "./app.js";
import {applyTheme} from "./preferences.js";
import {go, route, startRouter} from "./router.js";
import {wanted} from "./signin.js";

applyTheme();
startRouter();
const address = route.query.has("signin") ? undefined : wanted();
if (address) {
	go(address, true);
}
const root = /** @type {HTMLElement} */ (document.querySelector("#console"));
root.replaceChildren();
render(html`<${App} />`, root);
