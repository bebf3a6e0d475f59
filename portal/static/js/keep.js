// What was typed or tapped after a request had left stays as it is: the answer does not know of it. What it asks for is in
// the request that follows.

const touched = new WeakMap();
let left = Infinity; // when the request left whose answer goes in

for (const name of ["input", "change"])
  document.addEventListener(name, ({ target }) => touched.set(target, performance.now()), true);

document.addEventListener("htmx:config:request", ({ detail }) => (detail.ctx.left = performance.now()));
document.addEventListener("htmx:before:swap", ({ detail }) => (left = detail.ctx.left ?? Infinity));

window.htmx?.registerExtension("keep", {
  htmx_before_morph_node: (field) => !(touched.get(field) > left),
});
