<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false; section>
    <#if section = "header">
        ${msg("kiosk-badge-title")}
    <#elseif section = "form">
        <#if message?has_content>
            <p id="kiosk-message" role="alert">${kcSanitize(message.summary)?no_esc}</p>
        </#if>
        <form id="kiosk-badge" action="${url.loginAction}" method="post" data-nfc="${kioskNfc}" data-idle-seconds="${kioskIdleSeconds?c}">
            <label for="login_string">${msg("kiosk-badge-field")}</label>
            <input id="login_string" name="login_string" type="text" autocomplete="off" autofocus/>
            <input type="submit" value="${msg("doLogIn")}"/>
        </form>
    </#if>
</@layout.registrationLayout>
