// A page that asked for the password led here: whoever followed its link need not choose again.

if (new URL(document.URL).hash === "#kiosk-password") {
  document.querySelector("[data-kiosk-ways] [data-way=password]")?.click();
}
