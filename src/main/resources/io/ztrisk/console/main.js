/** Starts the console. */
import {h, render} from "./preact.js";
import htm from "./htm.js";

render(htm.bind(h)`<h1>ztrisk</h1>`, document.body);
