<#import "template.ftl" as layout>
<#import "kiosk-page.ftl" as kiosk>
<#-- For admins: what a badge reader types. Nothing of it leaves the browser. -->
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${msg("kiosk-reader-test-title")}
  <#elseif section = "form">
    <link rel="stylesheet" href="${url.resourcesPath}/css/kiosk.css?v=${kiosk.assets}">
    <div class="kiosk kiosk-reader-test" data-kiosk-reader-test data-broken="${msg("kiosk-badge-broken")}">
      <p class="kiosk-note">${msg("kiosk-reader-test-text")}</p>
      <p role="status" class="kiosk-message" hidden></p>
      <dl class="kiosk-facts" hidden>
        <dt>${msg("kiosk-reader-test-typed")}</dt><dd data-typed></dd>
        <dt>${msg("kiosk-reader-test-pause")}</dt><dd data-pause></dd>
        <dt>${msg("kiosk-reader-test-end")}</dt><dd data-end></dd>
      </dl>
      <table class="kiosk-facts" hidden>
        <caption>${msg("kiosk-reader-test-stored")}</caption>
        <tbody></tbody>
      </table>
    </div>
    <#list ["kiosk-reader", "kiosk-reader-test"] as script>
      <script type="module" src="${url.resourcesPath}/js/${script}.js?v=${kiosk.assets}"></script>
    </#list>
  </#if>
</@layout.registrationLayout>
