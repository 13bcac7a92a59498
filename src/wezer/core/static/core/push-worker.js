// The service worker: shows what is pushed, and opens it. It keeps no page and answers no request.
self.addEventListener("push", (event) => {
  let said = {};
  try { said = event.data.json(); } catch {}
  const shown = { body: said.body ?? "", data: said.url ?? "/notices/" };
  if (said.tag) Object.assign(shown, { tag: said.tag, renotify: true });
  event.waitUntil(self.registration.showNotification(said.title ?? location.host, shown));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(self.clients.openWindow(event.notification.data));
});
