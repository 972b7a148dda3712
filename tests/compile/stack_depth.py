a = f(g(h(i(j(k(l(m(n(o(p(q(r))))))))))))
b = x + (y + (z + (w + (v + (u + (t + (s + r)))))))
c = [[[[[[[[[x]]]]]]]]]
d = (x, (y, (z, (w, (v, (u,))))))
e = {x: {y: {z: {w: {v: u}}}}}
f = x[y[z[w[v[u]]]]]
g = f(a, b, c, f(d, e, g, f(h, i, j, k=l, m=n)))
h = x if y else (z if w else (v if u else (t if s else r)))
i = x and (y or (z and (w or (v and u))))
j = a < (b < (c < (d < e)))
for k in x:
    for l in y:
        for m in z:
            for n in w:
                try:
                    with x as o:
                        with y as p:
                            f(a, b, c, d)
                finally:
                    q
