@rem package.json says "exec node ..." so that npm hands signals to Node itself; Windows has no exec and finds this.
@%*
