<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false; section>
    <#if section = "header">
        ${msg("kiosk-pin-title")}
    <#elseif section = "form">
        <#if message?has_content>
            <p id="kiosk-message" role="alert">${kcSanitize(message.summary)?no_esc}</p>
        </#if>
        <form id="kiosk-pin" action="${url.loginAction}" method="post" data-idle-seconds="${kioskIdleSeconds?c}">
            <#if !kioskUserKnown>
                <label for="username">${msg("username")}</label>
                <input id="username" name="username" type="text" autocomplete="off"/>
            </#if>
            <label for="pin">${msg("kiosk-pin-field")}</label>
            <input id="pin" name="pin" type="password" inputmode="numeric" autocomplete="off"/>
            <input type="submit" value="${msg("doLogIn")}"/>
        </form>
    </#if>
</@layout.registrationLayout>
