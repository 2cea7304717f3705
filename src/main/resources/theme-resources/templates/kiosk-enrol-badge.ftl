<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false; section>
    <#if section = "header">
        ${msg("kiosk-enrol-badge-title")}
    <#elseif section = "form">
        <p id="kiosk-text">${msg("kiosk-enrol-badge-text")}</p>
        <div role="alert" id="kiosk-message">
            <#if message?has_content>${kcSanitize(message.summary)?no_esc}</#if>
            <#list ["login_string", "login_string-again", "label"] as field>
                <#if messagesPerField.existsError(field)>
                    <p id="kiosk-error-${field}">${kcSanitize(messagesPerField.get(field))?no_esc}</p>
                </#if>
            </#list>
        </div>
        <form id="kiosk-enrol-badge" data-kiosk-nfc="${kioskNfc}" action="${url.loginAction}" method="post" novalidate>
            <label for="login_string">${msg("kiosk-enrol-badge-login-string")}</label>
            <input id="login_string" name="login_string" type="password" autocomplete="off" maxlength="512" autofocus>
            <label for="login_string-again">${msg("kiosk-enrol-badge-login-string-again")}</label>
            <input id="login_string-again" name="login_string-again" type="password" autocomplete="off" maxlength="512">
            <label for="label">${msg("kiosk-enrol-badge-label")}</label>
            <input id="label" name="label" type="text" autocomplete="off" maxlength="255">
            <button class="${properties.kcButtonClass!} ${properties.kcButtonPrimaryClass!}" type="submit">${msg("doSubmit")}</button>
            <#if isAppInitiatedAction??>
                <button class="${properties.kcButtonClass!} ${properties.kcButtonDefaultClass!}" type="submit" name="cancel-aia" value="true">${msg("doCancel")}</button>
            </#if>
        </form>
    </#if>
</@layout.registrationLayout>
