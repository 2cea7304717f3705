<#-- The macros of our pages. This is not a page itself. -->
<#import "template.ftl" as layout>

<#-- Browsers cache our files for a month by address. Change this value with each file; PagesTest names it. -->
<#assign assets = "7efd98e1">

<#-- The user who is signing in. Keycloak's own macro makes a text field without a label, with a handler in an attribute. -->
<#macro attemptedUser>
  <div class="kiosk-person" data-kiosk-person>
    <span class="kiosk-person-name" id="kc-attempted-username">${auth.attemptedUsername}</span>
    <a class="kiosk-link" id="reset-login" href="${url.loginRestartFlowUrl}">${msg("kiosk-not-you")}</a>
  </div>
</#macro>
<#assign username = attemptedUser in layout>

<#--
  title     the heading
  name      of the page, a CSS class
  scripts   modules in resources/js
  personal  true when the page tells something of a person even before anybody types
-->
<#macro page title name scripts=[] personal=true>
  <#setting number_format="0">
  <@layout.registrationLayout displayMessage=false; section>
    <#if section = "header">
      ${title}
    <#elseif section = "form">
      <link rel="stylesheet" href="${url.resourcesPath}/css/kiosk.css?v=${assets}">
      <div class="kiosk kiosk-${name}">
        <@problem />
        <#nested>
        <@idle personal=personal />
      </div>
      <#list scripts + ["kiosk-idle"] as script>
        <script type="module" src="${url.resourcesPath}/js/${script}.js?v=${assets}"></script>
      </#list>
    </#if>
  </@layout.registrationLayout>
</#macro>

<#-- The problem. Before 26.5 Keycloak joins messages with a tag. -->
<#macro problem>
  <div role="alert" id="kiosk-problem" class="kiosk-problem" tabindex="-1">
    <#if message?has_content && (message.type != "warning" || !isAppInitiatedAction??)>
      <p class="kiosk-message kiosk-message-${message.type}">${message.summary?replace("<br />", " ")?replace("<br/>", " ")}</p>
    </#if>
  </div>
</#macro>

<#--
  Goes back to the start after a person has left, keeps a page alive that waits for a person, and takes a badge that is tapped on a
  page that does not wait for one; see kiosk-idle.js and kiosk-tap.js.
  personal  true when the page must not stay when its person has gone
  seconds   where the page does not know the realm's setting
  live      false where no login is under way
  start     the address at which a login begins; may be empty
-->
<#macro idle personal seconds=0 live=true start=url.loginRestartFlowUrl>
  <div class="kiosk-idle" data-kiosk-idle
       data-seconds="${kioskIdleSeconds!seconds}"
       data-personal="${personal?c}"
       <#if live>data-live</#if>
       data-start="${start}"
       data-renew="<#if live && kioskRenew!true>${url.ssoLoginInOtherTabsUrl}</#if>"
       data-login-timeout="${kioskLoginTimeout!1800}"
       data-no-server="${msg("kiosk-no-server")}"
       data-checking="${msg("kiosk-badge-checking")}"
       data-broken="${msg("kiosk-badge-broken")}"
       data-no-start="${msg("kiosk-no-start")}">
    <p role="status" class="kiosk-idle-text" data-text="${msg("kiosk-idle-warning")}"></p>
    <button type="button" class="kiosk-button kiosk-button-secondary" hidden>${msg("kiosk-idle-stay")}</button>
  </div>
</#macro>

<#-- The same for Keycloak's own pages; see the theme's footer.ftl. -->
<#macro others personal seconds live start scripts=[]>
  <#setting number_format="0">
  <link rel="stylesheet" href="${url.resourcesPath}/css/kiosk.css?v=${assets}">
  <div class="kiosk">
    <@idle personal=personal seconds=seconds live=live start=start />
  </div>
  <#list scripts + ["kiosk-idle"] as script>
    <script type="module" src="${url.resourcesPath}/js/${script}.js?v=${assets}"></script>
  </#list>
</#macro>

<#-- A field that shows its value to nobody. No browser or password store keeps the value. -->
<#macro secretField name label numeric=false autofocus=false description="" least=1>
  <#local described = (description + message?has_content?then(" kiosk-problem", ""))?trim>
  <div class="kiosk-field">
    <label for="${name}">${label}</label>
    <input id="${name}" name="${name}" type="text" class="kiosk-input kiosk-secret" autocomplete="off" autocapitalize="off"
           autocorrect="off" spellcheck="false" data-1p-ignore data-bwignore data-lpignore="true" data-form-type="other"
           <#if numeric>inputmode="numeric" maxlength="12" data-kiosk-pin data-kiosk-least="${least}"<#else>maxlength="600"</#if>
           <#if messagesPerField.existsError(name)>aria-invalid="true"</#if>
           <#if described?has_content>aria-describedby="${described}"</#if>
           <#if autofocus>autofocus</#if>>
  </div>
</#macro>

<#-- A number pad for fingers. It needs a script, so it is hidden until the script runs. -->
<#macro pad>
  <div class="kiosk-pad" role="group" aria-label="${msg("kiosk-pad")}" hidden data-kiosk-pad>
    <#list 1..9 as digit>
      <button type="button" class="kiosk-key" data-key="${digit}">${digit}</button>
    </#list>
    <button type="button" class="kiosk-key kiosk-key-edit" data-key="clear" aria-label="${msg("kiosk-pad-clear")}"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M6 6 18 18M18 6 6 18"/></svg></button>
    <button type="button" class="kiosk-key" data-key="0">0</button>
    <button type="button" class="kiosk-key kiosk-key-edit" data-key="backspace" aria-label="${msg("kiosk-pad-backspace")}"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M9 5h12v14H9l-6-7zM12.5 9.5l5 5M17.5 9.5l-5 5"/></svg></button>
    <p class="kiosk-unseen" role="status" data-kiosk-count="${msg("kiosk-pad-count", "#")}"></p>
  </div>
</#macro>

<#macro submit label id="kc-login">
  <button type="submit" class="kiosk-button kiosk-button-primary" id="${id}" name="login">${label}</button>
</#macro>

<#-- A user can cancel only an action that they began. -->
<#macro cancel>
  <#if isAppInitiatedAction??>
    <button type="submit" class="kiosk-button kiosk-button-secondary" id="kc-cancel" name="cancel-aia" value="true" formnovalidate>${msg("kiosk-cancel")}</button>
  </#if>
</#macro>

<#-- A badge, and the waves of the reader in front of it. -->
<#macro badgeDrawing>
  <svg class="kiosk-drawing" viewBox="0 0 240 160" aria-hidden="true" focusable="false">
    <g class="kiosk-drawing-waves">
      <path d="M158 56a34 34 0 0 1 0 48"/>
      <path d="M176 40a57 57 0 0 1 0 80"/>
      <path d="M194 24a80 80 0 0 1 0 112"/>
    </g>
    <g class="kiosk-drawing-badge">
      <rect x="36" y="22" width="92" height="116" rx="14"/>
      <path d="M70 38h24"/>
      <circle cx="82" cy="72" r="15"/>
      <path d="M56 116c2-16 14-22 26-22s24 6 26 22"/>
    </g>
  </svg>
</#macro>

<#-- A phone reads badges only if its browser can; kiosk-nfc.js checks that. -->
<#macro phone>
  <div class="kiosk-phone" hidden data-kiosk-nfc="${kioskNfc!"serial"}"
       data-waiting="${msg("kiosk-nfc-waiting")}" data-denied="${msg("kiosk-nfc-denied")}"
       data-off="${msg("kiosk-nfc-off")}" data-unreadable="${msg("kiosk-nfc-unreadable")}">
    <button type="button" class="kiosk-button kiosk-button-secondary">${msg("kiosk-nfc-start")}</button>
    <p role="status" class="kiosk-note"></p>
  </div>
</#macro>
