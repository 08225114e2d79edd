// Passkeys: what went wrong is said in words, in the live region of the page.
import { powiedz } from "./przegladarka.js";

document.addEventListener("allauth.error", (zdarzenie) => {
  const nazwa = zdarzenie.detail?.exception?.name;
  zdarzenie.preventDefault();
  if (nazwa === "NotAllowedError" || nazwa === "AbortError") powiedz("Nie użyto klucza. Spróbuj ponownie albo zaloguj się hasłem.", { stan: "czeka" });
  else if (nazwa === "InvalidStateError") powiedz("Ten klucz jest już dodany do konta.", { stan: "czeka" });
  else powiedz("Klucz dostępu nie działa w tej przeglądarce. Użyj hasła albo innej przeglądarki.", { stan: "pilne" });
});
