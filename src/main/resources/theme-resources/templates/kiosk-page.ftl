<#-- The macros of our pages. This is not a page itself. -->
<#import "template.ftl" as layout>

<#-- Browsers cache our files for a month by address. Change this value with each file; PagesTest names it. -->
<#assign assets = "5cf24cf3">

<#-- The user who is signing in. Keycloak's own macro makes a text field without a label, with a handler in an attribute. A person
     whom the server has just recognised has a tick, and is named as people are. -->
<#macro attemptedUser>
  <#local proven = (kioskPerson!"")?has_content>
  <div class="kiosk-person<#if proven> kiosk-person-proven</#if>" data-kiosk-person>
    <#if proven><svg class="kiosk-tick" viewBox="0 0 48 48" aria-hidden="true" focusable="false"><circle cx="24" cy="24" r="22"/><path d="M14 25l7 7 13-15"/></svg></#if>
    <span class="kiosk-person-name" id="kc-attempted-username">${proven?then(kioskPerson!"", auth.attemptedUsername)}</span>
    <a class="kiosk-link" id="reset-login" href="${url.loginRestartFlowUrl}">${msg("kiosk-not-you")}</a>
  </div>
</#macro>
<#assign username = attemptedUser in layout>

<#--
  title     the heading, and the name of the tab
  name      of the page, a CSS class
  scripts   modules in resources/js
  personal  true when the page tells something of a person even before anybody types
  ways      true when the other ways to sign in belong on the page
  allWays   true when the page has all of them by itself
-->
<#macro page title name scripts=[] personal=true ways=false allWays=false>
  <#setting number_format="0">
  <#local others = []>
  <#if ways && auth?has_content>
    <#local others = auth.authenticationSelections?filter(way -> way.authExecId != kioskExecution!"")>
  </#if>
  <#assign title = title + " – " + (realm.displayName!realm.name) in layout>
  <@layout.registrationLayout displayMessage=false; section>
    <#if section = "header">
      ${title}
    <#elseif section = "form">
      <link rel="stylesheet" href="${url.resourcesPath}/css/kiosk.css?v=${assets}">
      <div class="kiosk kiosk-${name}<#if allWays || ways && others?size lte 3> kiosk-all-ways</#if><#if ((message.type)!"") == "error"> kiosk-wrong</#if>">
        <@problem />
        <#nested>
        <#if ways><@forgotten /></#if>
        <#if others?has_content><@waysOf others=others[0..*3] /></#if>
        <@idle personal=personal />
      </div>
      <#list ["kiosk-leave"] + scripts + others?has_content?then(["kiosk-ways"], []) + ["kiosk-idle"] as script>
        <script type="module" src="${url.resourcesPath}/js/${script}.js?v=${assets}"></script>
      </#list>
    </#if>
  </@layout.registrationLayout>
</#macro>

<#-- What somebody without a badge or a PIN can do, if the realm says so under Localization; a text without a value is its key. -->
<#macro forgotten>
  <#local text = msg("kiosk-forgotten-text")>
  <#local link = msg("kiosk-forgotten-link")>
  <#if text != "kiosk-forgotten-text">
    <details class="kiosk-forgotten">
      <summary>${msg("kiosk-forgotten")}</summary>
      <p>${text}<#if link?matches("(https?://|/).*")> <a href="${link}">${link}</a></#if></p>
    </details>
  </#if>
</#macro>

<#-- The other ways to sign in, one tap each. Keycloak's own "Try another way" stays on the page only when there are more. -->
<#macro waysOf others>
  <form id="kiosk-ways-form" class="kiosk-other-ways" action="${url.loginAction}" method="post" data-kiosk-ways>
    <#list others as way>
      <#local kind = way.displayName?remove_beginning("kiosk-")?remove_ending("-form-display-name")>
      <button type="submit" class="kiosk-button kiosk-button-secondary kiosk-other-way" name="authenticationExecution" value="${way.authExecId}" data-way="${kind}"><@wayIcon kind=kind />${msg(way.displayName)}</button>
    </#list>
  </form>
</#macro>

<#macro wayIcon kind>
  <svg class="kiosk-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <#if kind = "pin"><path d="M6 5h.01M12 5h.01M18 5h.01M6 11h.01M12 11h.01M18 11h.01M6 17h.01M12 17h.01M18 17h.01M12 22h.01" class="kiosk-icon-dots"/>
    <#elseif kind = "badge"><path d="M5 4h14v17H5zM10 7.5h4M7.5 18c.5-2.6 2.3-4 4.5-4s4 1.4 4.5 4"/><circle cx="12" cy="11.5" r="1.8"/>
    <#elseif kind = "password"><circle cx="7.5" cy="15.5" r="4.5"/><path d="M11 12.5 20.5 3M16 7.500l3.5 3.500M13.5 10l2 2"/>
    <#else><path d="M12 3l7.5 3v5.500c0 4.5-3 8-7.5 9.5-4.5-1.5-7.5-5-7.5-9.500V6zM9 12l2.2 2.200L15.5 10"/></#if>
  </svg>
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
  <#list ["kiosk-leave"] + scripts + ["kiosk-idle"] as script>
    <script type="module" src="${url.resourcesPath}/js/${script}.js?v=${assets}"></script>
  </#list>
</#macro>

<#-- A field that shows its value to nobody. No browser or password store keeps the value. A PIN is dots, which kiosk-pin.js draws. -->
<#macro secretField name label numeric=false autofocus=false description="" least=1 dots=4 unseenLabel=false>
  <#local described = (description + message?has_content?then(" kiosk-problem", ""))?trim>
  <div class="kiosk-field">
    <label for="${name}"<#if unseenLabel> class="kiosk-unseen"</#if>>${label}</label>
    <div<#if numeric> class="kiosk-dotted" data-kiosk-dots="${dots}"</#if>>
      <input id="${name}" name="${name}" type="text" class="kiosk-input kiosk-secret" autocomplete="off" autocapitalize="off"
             autocorrect="off" spellcheck="false" data-1p-ignore data-bwignore data-lpignore="true" data-form-type="other"
             <#if numeric>inputmode="numeric" maxlength="12" data-kiosk-pin data-kiosk-least="${least}"<#else>maxlength="600"</#if>
             <#if messagesPerField.existsError(name)>aria-invalid="true"</#if>
             <#if described?has_content>aria-describedby="${described}"</#if>
             <#if autofocus>autofocus</#if>>
    </div>
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

<#-- The way out for a user who cannot do it now. They can cancel an action that they began; else the login starts over. -->
<#macro cancel>
  <#if isAppInitiatedAction??>
    <button type="submit" class="kiosk-button kiosk-button-secondary" id="kc-cancel" name="cancel-aia" value="true" formnovalidate>${msg("kiosk-cancel")}</button>
  <#else>
    <a class="kiosk-button kiosk-button-secondary" href="${url.loginRestartFlowUrl}">${msg("kiosk-start-over")}</a>
  </#if>
</#macro>

<#-- From a page that asks for the password to the page that takes it: the login starts over, and kiosk-ways.js chooses. -->
<#macro byPassword>
  <a class="kiosk-button kiosk-button-primary" id="kiosk-by-password" href="${url.loginRestartFlowUrl}#kiosk-password">${msg("kiosk-by-password")}</a>
</#macro>

<#-- A badge, on its way to a reader. -->
<#macro badgeDrawing>
  <div class="kiosk-stage"><svg class="kiosk-drawing" viewBox="0 0 400 240" aria-hidden="true" focusable="false">
    <g class="kiosk-drawing-reader">
      <rect x="250" y="16" width="126" height="208" rx="28"/>
      <g class="kiosk-drawing-sign">
        <path d="M288 96a34 34 0 0 1 0 48"/>
        <path d="M306 80a57 57 0 0 1 0 80"/>
        <path d="M324 64a80 80 0 0 1 0 112"/>
      </g>
      <circle class="kiosk-drawing-light" cx="313" cy="42" r="7"/>
    </g>
    <g class="kiosk-drawing-badge">
      <rect x="34" y="36" width="126" height="168" rx="18"/>
      <path class="kiosk-drawing-slot" d="M82 58h30"/>
      <circle class="kiosk-drawing-face" cx="97" cy="106" r="21"/>
      <path class="kiosk-drawing-face" d="M58 174c2-27 19-39 39-39s37 12 39 39z"/>
    </g>
    <g class="kiosk-drawing-waves">
      <path d="M184 96a34 34 0 0 1 0 48"/>
      <path d="M202 80a57 57 0 0 1 0 80"/>
      <path d="M220 64a80 80 0 0 1 0 112"/>
    </g>
  </svg></div>
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
