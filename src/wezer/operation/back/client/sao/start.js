/* This file is part of Tryton.  The COPYRIGHT file at the top level of
   this repository contains the full copyright notices and license terms. */
/* This is a changed copy, see scripts/vendor_sao.py of WeZer: it was the inline script of index.html. */
            if ((typeof jQuery == 'undefined') || (typeof Sao == 'undefined')) {
                document.querySelector('body').innerHTML = '<strong>sao is not fully installed. Please refer to <a href="README.md">README</a></strong>';
            } else {
                jQuery(function() {
                    jQuery('.body').show();
                    jQuery('[data-toggle="menu"]').click(function() {
                        jQuery('#menu').toggleClass('hidden');
                        jQuery('#tabs').toggleClass('hidden-xs');
                        jQuery('#main_navbar').collapse('hide');
                    });
                    jQuery('#tabs').on('ready', function() {
                        var mq = window.matchMedia('(max-width: 991px)');
                        if (mq.matches) {
                            if (jQuery('#tablist').children().length) {
                                jQuery('#menu').addClass('hidden');
                                jQuery('#tabs').removeClass('hidden-xs');
                            } else {
                                jQuery('#menu').removeClass('hidden');
                                jQuery('#tabs').addClass('hidden-xs');
                            }
                        }
                    });
                    jQuery('#main_navbar').on('click', 'a:not(.dropdown-toggle)', function() {
                        jQuery('#main_navbar').collapse('hide');
                    });
                    Sortable.create(jQuery('#tablist').get(0));
                });
            }
            if (navigator.userAgent.indexOf('iPhone') > -1) {
                let viewport = document.querySelector('[name=viewport]');
                viewport.setAttribute('content',
                    [viewport.getAttribute('content'), 'maximum-scale=1'].join(', '));
            }
        