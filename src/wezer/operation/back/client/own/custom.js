/* WeZer's part of Tryton's web client: who one is comes from WeZer, never from a login form of its own.

   Loaded after the client and before it starts. Every opening asks WeZer for a session (POST enter/); when a session has
   ended it is asked for again in silence, so that a half-filled form survives; when WeZer says no, one is led to its page. */
(function () {
    'use strict';

    const DOOR = '/office/back-office/';
    let here = null;

    // --- the look: WeZer's theme, its name, no question about notifications ---
    const root = document.documentElement;
    const theme = /(?:^|; )theme=(light|dark)/.exec(document.cookie);
    if (theme) {
        root.dataset.theme = theme[1];
    }
    const dark = theme ? theme[1] === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
    Sao.config.title = 'WeZer';
    Sao.config.icon_colors = dark ? ['#e3a9c6', '#c9b9c4', '#f0b54a'] : ['#752356', '#5b4a56', '#7c4700'];
    Sao.config.graph_color = dark ? '#e3a9c6' : '#752356';
    Sao.config.calendar_colors = dark ? ['#20131c', '#e3a9c6'] : ['#fff', '#752356'];
    if (window.Notification) {
        window.Notification.requestPermission = () => Promise.resolve('denied');
    }

    const userMenu = Sao.user_menu; // the engine draws a face from the login, which is a number here
    Sao.user_menu = (preferences) => userMenu({...preferences, avatar_url: null});

    // --- words: plural forms without making code of text, which our content policy forbids ---
    const plurals = {};
    const load = Sao.i18n.loadJSON;
    Sao.i18n.loadJSON = function (words, domain) {
        for (const [one, forms] of Object.entries(words)) {
            if (Array.isArray(forms) && forms.length > 1) {
                plurals[one] = forms;
            }
        }
        return load.call(this, words, domain);
    };
    Sao.i18n.ngettext = function (one, many, n, ...values) {
        const forms = plurals[one] || [one, many];
        const isOne = new Intl.PluralRules(root.lang || 'en').select(n) === 'one';
        return Sao.i18n.strfmt(forms[isOne ? 0 : 1], n, ...values);
    };

    // --- coming in, staying, leaving ---
    const leave = (address) => {
        window.onbeforeunload = null;
        window.location.replace(address);
        return new Promise(() => {}); // the page is going; nothing after this may run
    };

    const enter = async () => {
        const answer = await fetch('enter/', {
            method: 'POST',
            headers: {'Content-Type': 'application/json'},
            body: '{}',
        }).catch(() => ({ok: false, status: 503}));
        if (!answer.ok) {
            return leave(DOOR + (answer.status === 503 ? '?why=paused' : '?why=lost'));
        }
        here = await answer.json();
        return here;
    };

    const login = Sao.login;
    Sao.login = function () {
        enter().then(() => {
            const hash = window.location.hash.replace(/^#!?/, '');
            if (hash.split('/', 1)[0] !== here.database) {
                window.history.replaceState(null, '', '#' + here.database);
            }
            login();
        });
    };

    Sao.Session.get_credentials = function () {
        const session = new Sao.Session(here.database, here.login);
        session.user_id = here.user_id;
        session.bus_url_host = null;
        return jQuery.Deferred().resolve(session);
    };

    Sao.Session.renew = function (session) {
        if (session.prm.state() === 'pending') {
            return session.prm;
        }
        const renewed = jQuery.Deferred();
        session.prm = renewed.promise();
        enter().then((who) => {
            if (who.login !== session.login) { // somebody else has signed in to WeZer in this browser
                return leave(window.location.pathname);
            }
            renewed.resolve();
        });
        return session.prm;
    };

    Sao.logout = function () {
        Sao.Tab.tabs.close(true).done(() => {
            Sao.Session.current_session.do_logout().always(() => leave('/office/'));
        });
    };
}());
