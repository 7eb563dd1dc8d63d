  // Says what came of it: goes on from compare_listed.js or compare_packed.js.
  // What goes on from here waits for the outcome.
  globalThis.comparison = new Promise((resolve) => {
    const sight = new IntersectionObserver(async (sightings, observer) => {
      if (!sightings.some((each) => each.isIntersecting)) return;
      observer.disconnect();
      if (document.readyState !== "complete") {
        await new Promise((done) => addEventListener("load", done, { once: true }));
      }
      const compared = byId("compared");
      compared.className = await outcome();
      compared.textContent = compared.dataset[compared.className];
      resolve(compared.className);
    });
    sight.observe(byId("check"));
    sight.observe(document.querySelector("aside"));
  });
}
